import type { ReactNode } from 'react';
import { stampWords, type StampStyle } from '../../shared/domain/exhibits.ts';

const families: Readonly<Record<StampStyle['font'], string>> = {
  sans: 'Helvetica, Arial, sans-serif',
  serif: '"Times New Roman", Times, serif',
  mono: '"Courier New", Courier, monospace',
};
const width = 612;
const height = 300;
const edge = 18;

/** The head or foot of a Letter page with the stamp on it, to scale. */
export function StampPreview({ stamp, label }: { readonly stamp: StampStyle; readonly label: string }): ReactNode {
  const words = stampWords(stamp, label);
  const isTop = stamp.corner.startsWith('top');
  const side = stamp.corner.slice(stamp.corner.indexOf('-') + 1);
  const x = side === 'left' ? edge : side === 'right' ? width - edge : width / 2;
  const anchor = side === 'left' ? 'start' : side === 'right' ? 'end' : 'middle';
  const y = isTop ? edge + stamp.size * 1.1 : height - edge - 16 - stamp.size * 0.6;
  return (
    <svg
      className="stamp-preview"
      viewBox={`0 ${isTop ? 0 : height - 110} ${width} 110`}
      role="img"
      aria-label={`Stamp "${words}" at the ${isTop ? 'head' : 'foot'} of the page, ${side}`}
    >
      <rect x="0.5" y={isTop ? 0.5 : -10} width={width - 1} height={height + 9} fill="#ffffff" stroke="#8a8780" />
      {[0, 1, 2].map((line) => (
        <rect
          key={line}
          x="72"
          y={isTop ? 62 + line * 16 : height - 96 + line * 14}
          width={line === 2 ? 280 : 468}
          height="4"
          fill="#e3e0d9"
        />
      ))}
      {!isTop && (
        <text
          x={width - edge}
          y={height - edge}
          textAnchor="end"
          fontSize="9"
          fontFamily={families.sans}
          fill="#1f1f1f"
        >
          Page 17 of 241
        </text>
      )}
      <text
        x={anchor === 'start' ? x + stamp.size * 0.45 : anchor === 'end' ? x - stamp.size * 0.45 : x}
        y={y}
        textAnchor={anchor}
        fontSize={stamp.size}
        fontWeight="700"
        fontFamily={families[stamp.font]}
        fill="#1f1f1f"
        stroke="none"
      >
        {words}
      </text>
    </svg>
  );
}
