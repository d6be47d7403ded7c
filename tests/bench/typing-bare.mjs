// A window with as many paragraphs that can be written in, and nothing else: what no editor can be faster than.
import { app, BrowserWindow } from 'electron';

app.setPath('userData', `${process.env.LOUDERMILL_USER_DATA}-bare`);

const sentence =
  'On day 5 the sergeant asked the desk for orders, and the desk answered in the words that the log of that day has. ';
const page = `<!doctype html><body style="margin:0;font:17px/24px serif">
<div style="position:absolute;inset:0;overflow:auto"><div role="textbox" contenteditable="true" style="width:600px">
${`<p>${sentence.repeat(4)}</p>`.repeat(210)}</div></div>`;

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900 });
  void window.loadURL(`data:text/html,${encodeURIComponent(page)}`);
});
