// An empty window with a list of 100,000 rows, of which only those in view exist: what no list can be faster than.
import { app, BrowserWindow } from 'electron';

app.setPath('userData', `${process.env.LOUDERMILL_USER_DATA}-bare`);

const page = `<!doctype html><body style="margin:0;font:13px/18px sans-serif">
<main>rows</main><div class="table-scroll" style="height:700px;width:410px;overflow:auto">
<div id="body" style="position:relative;height:${100_000 * 28}px"></div></div>
<script>
const scroller = document.querySelector('.table-scroll'), body = document.getElementById('body');
const rows = Array.from({ length: 40 }, () => body.appendChild(Object.assign(document.createElement('div'), { className: 'row' })));
for (const row of rows) row.style.cssText = 'position:absolute;height:28px;left:0;right:0';
const show = () => {
  const first = Math.max(0, Math.floor(scroller.scrollTop / 28) - 5);
  rows.forEach((row, at) => {
    row.style.transform = 'translateY(' + (first + at) * 28 + 'px)';
    row.textContent = 'Row ' + (first + at);
    row.dataset.row = first + at;
  });
};
scroller.addEventListener('scroll', show, { passive: true });
show();
</script>`;

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900 });
  void window.loadURL(`data:text/html,${encodeURIComponent(page)}`);
});
