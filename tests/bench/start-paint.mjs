// Ends the process once the first window has painted something: contents, not its background.
import { app } from 'electron';

const painted = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    if (list.getEntriesByName('first-contentful-paint').length > 0) resolve();
  }).observe({ type: 'paint', buffered: true });
})`;

app.on('browser-window-created', (_event, window) => {
  window.webContents.once('dom-ready', () => {
    void window.webContents.executeJavaScript(painted).then(() => app.exit(0));
  });
});
