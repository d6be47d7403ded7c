import './start-paint.mjs';
await import('../../dist/main/main.js');
