import { useState } from 'react';

/** State that this computer remembers under a name; what cannot be read back counts as never set. */
export function useStored<T>(
  name: string,
  initial: T,
  isValid: (value: unknown) => value is T,
): [T, (next: T) => void] {
  const [value, setValue] = useState<T>(() => read(name, initial, isValid));
  return [
    value,
    (next) => {
      setValue(next);
      localStorage.setItem(name, JSON.stringify(next));
    },
  ];
}

function read<T>(name: string, initial: T, isValid: (value: unknown) => value is T): T {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    return isValid(stored) ? stored : initial;
  } catch {
    return initial;
  }
}
