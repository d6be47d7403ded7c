import type { ComponentProps, ReactNode } from 'react';
import './button.css';

type Look = 'plain' | 'primary' | 'quiet' | 'link';

/** A button whose words are a verb. `primary` for the one next act, `quiet` for toolbars, `link` within a sentence. */
export function Button({ look = 'plain', ...rest }: ComponentProps<'button'> & { look?: Look }): ReactNode {
  return <button type="button" {...rest} className={`button ${look} ${rest.className ?? ''}`.trim()} />;
}
