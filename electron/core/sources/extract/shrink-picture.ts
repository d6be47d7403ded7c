/** Dots row by row from the top, `channels` bytes each. */
export type Dots = {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array;
};

/** Gives a picture made smaller: each new dot is the mean of the area that it covers, the part of a dot counted as a part. */
export function shrunkTo(dots: Dots, width: number, height: number): Dots {
  if (width >= dots.width && height >= dots.height) return dots;
  const { channels, data } = dots;
  const across = spans(dots.width, width);
  const out = new Uint8Array(width * height * channels);
  const rowLength = width * channels;
  const sums = new Float64Array(rowLength);
  let last = -1;
  const narrowed = new Float64Array(rowLength);
  const down = spans(dots.height, height);
  for (let y = 0; y < height; y += 1) {
    const { from, weights } = down[y] ?? { from: 0, weights: [1] };
    sums.fill(0);
    for (const [step, weight] of weights.entries()) {
      if (from + step !== last) narrow(data, (from + step) * dots.width * channels, channels, across, narrowed);
      last = from + step;
      for (let at = 0; at < rowLength; at += 1) sums[at] = (sums[at] ?? 0) + (narrowed[at] ?? 0) * weight;
    }
    for (let at = 0; at < rowLength; at += 1) out[y * rowLength + at] = Math.round(sums[at] ?? 0);
  }
  return { width, height, channels, data: out };
}

type Span = { readonly from: number; readonly weights: readonly number[] };

/** Gives for each new place which old ones it covers, and how much of each; the parts are one together. */
function spans(old: number, fresh: number): readonly Span[] {
  const size = old / fresh;
  return Array.from({ length: fresh }, (_, at) => {
    const [start, end] = [at * size, Math.min(old, (at + 1) * size)];
    const from = Math.min(old - 1, Math.floor(start));
    const weights: number[] = [];
    for (let each = from; each < end && each < old; each += 1) {
      const part = Math.min(end, each + 1) - Math.max(start, each);
      if (part > 1e-9) weights.push(part);
      else if (weights.length === 0) weights.push(0);
    }
    const sum = weights.reduce((all, weight) => all + weight, 0);
    return { from, weights: sum > 0 ? weights.map((weight) => weight / sum) : [1] };
  });
}

function narrow(data: Uint8Array, row: number, channels: number, across: readonly Span[], out: Float64Array): void {
  let to = 0;
  for (const { from, weights } of across) {
    for (let channel = 0; channel < channels; channel += 1, to += 1) {
      let sum = 0;
      let at = row + from * channels + channel;
      for (let step = 0; step < weights.length; step += 1, at += channels)
        sum += (data[at] ?? 0) * (weights[step] ?? 0);
      out[to] = sum;
    }
  }
}
