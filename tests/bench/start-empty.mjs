import './start-paint.mjs';
import { app, BrowserWindow } from 'electron';

app.setPath('userData', `${process.env.LOUDERMILL_USER_DATA}-empty`);
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 820, show: false });
  window.once('ready-to-show', () => window.show());
  void window.loadURL('data:text/html,<p>empty</p>');
});
