import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { MenuHost } from '../../../renderer/ui/menu.tsx';
import { Table, type Column } from '../../../renderer/ui/table.tsx';

type Row = { readonly id: string; readonly title: string; readonly pages: number };
const rows: readonly Row[] = Array.from({ length: 1000 }, (_, index) => ({
  id: `s${index}`,
  title: `Source ${index}`,
  pages: 1000 - index,
}));
const columns: readonly Column<Row>[] = [
  { key: 'title', title: 'Title', width: '1fr', cell: (row) => row.title },
  { key: 'pages', title: 'Pages', width: '4rem', cell: (row) => row.pages, sort: (a, b) => a.pages - b.pages },
];

function List(props: { onOpen?: (row: Row) => void; onRemove?: (rows: readonly Row[]) => void; of?: readonly Row[] }) {
  const [selected, setSelected] = useState<readonly string[]>([]);
  return (
    <>
      <Table
        label="Sources"
        rows={props.of ?? rows}
        columns={columns}
        selected={selected}
        onSelect={setSelected}
        text={(row) => row.title}
        empty="No source yet"
        menu={(picked) => [{ words: `Remove ${picked.length}`, act: () => props.onRemove?.(picked) }]}
        {...(props.onOpen === undefined ? {} : { onOpen: props.onOpen })}
        {...(props.onRemove === undefined ? {} : { onRemove: props.onRemove })}
      />
      <MenuHost />
      <output>{selected.join(' ')}</output>
    </>
  );
}

const selection = () => document.querySelector('output')?.textContent;
const row = (title: string) => screen.getByText(title).closest<HTMLElement>('[role=row]')!;

describe('a table', () => {
  beforeAll(() => {
    // The test's page has no layout; a list in view is 600 pixels high.
    Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 });
    Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => 800 });
    HTMLElement.prototype.scrollTo = () => {};
  });
  afterEach(() => cleanup());

  it('draws only the rows in view but says how many there are', () => {
    render(<List />);
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('1001');
  });

  it('is one stop of the Tab key', () => {
    render(<List />);
    expect(document.querySelectorAll('[role=row][tabindex="0"]')).toHaveLength(1);
  });

  it('selects with the arrow keys and extends with Shift', async () => {
    render(<List />);
    await userEvent.click(row('Source 2'));
    await userEvent.keyboard('{ArrowDown}');
    expect(selection()).toBe('s3');
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    expect(selection()).toBe('s3 s4 s5');
  });

  it('adds a row with Ctrl and removes all selected with Delete', async () => {
    const onRemove = vi.fn();
    render(<List onRemove={onRemove} />);
    const user = userEvent.setup();
    await user.click(row('Source 1'));
    await user.keyboard('{Control>}');
    await user.click(row('Source 4'));
    await user.keyboard('{/Control}{Delete}');
    expect(onRemove.mock.calls[0]?.[0].map((each: Row) => each.id)).toEqual(['s1', 's4']);
  });

  it('opens with Enter and with a double click', async () => {
    const onOpen = vi.fn();
    render(<List onOpen={onOpen} />);
    await userEvent.click(row('Source 2'));
    await userEvent.keyboard('{Enter}');
    await userEvent.dblClick(row('Source 5'));
    expect(onOpen.mock.calls.map(([each]) => (each as Row).id)).toEqual(['s2', 's5']);
  });

  it('goes to a row by its first letters', async () => {
    render(
      <List
        of={['Audit note', 'Border report', 'Contract'].map((title, at) => ({ id: `t${at}`, title, pages: at }))}
      />,
    );
    await userEvent.click(row('Audit note'));
    await userEvent.keyboard('co');
    expect(selection()).toBe('t2');
  });

  it('sorts by a heading and says so', async () => {
    render(<List of={rows.slice(0, 5)} />);
    await userEvent.click(screen.getByRole('button', { name: 'Pages' }));
    expect(screen.getAllByRole('row')[1]?.textContent).toContain('Source 4');
    expect(screen.getByRole('columnheader', { name: /Pages/ }).getAttribute('aria-sort')).toBe('ascending');
  });

  it('gives the same menu by Shift+F10 as by a right click', async () => {
    render(<List />);
    const user = userEvent.setup();
    await user.click(row('Source 2'));
    await user.keyboard('{Shift>}{F10}{/Shift}');
    expect(screen.getByRole('menuitem').textContent).toBe('Remove 1');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menuitem')).toBeNull();
    await user.pointer({ target: row('Source 3'), keys: '[MouseRight]' });
    expect(screen.getByRole('menuitem').textContent).toBe('Remove 1');
    expect(selection()).toBe('s3');
  });

  it('says what belongs there when it is empty', () => {
    render(<List of={[]} />);
    expect(screen.getByText('No source yet')).toBeDefined();
  });
});
