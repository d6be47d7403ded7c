import { afterAll } from 'vitest';
import { openDisplay } from '../../electron/tools/display.ts';

// Each file of window tests has a virtual screen, so that no other takes its keyboard or clipboard; a real screen is shared.
const screen = await openDisplay();
Object.assign(process.env, screen.env);
afterAll(() => screen.stop());
