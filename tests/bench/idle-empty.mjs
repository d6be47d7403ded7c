// A window with one paragraph that stays open.
import { app, BrowserWindow } from 'electron';

app.setPath('userData', `${process.env.LOUDERMILL_USER_DATA}-idle`);
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 820 });
  void window.loadURL('data:text/html,<p>empty</p>');
});
