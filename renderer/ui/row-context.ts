import { createContext } from 'react';

/** The tab index for what is inside a table row: 0 in the row that has the focus and outside of tables, else -1. */
export const RowTabIndex = createContext<0 | -1>(0);
