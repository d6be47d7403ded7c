/** Where time comes from. `now` gives an instant as UTC text, `today` the local calendar day as YYYY-MM-DD. */
export type Clock = { readonly now: () => string; readonly today: () => string };

/** Where identifiers come from: UUIDv7 text, rising with time. */
export type Ids = { readonly next: () => string };
