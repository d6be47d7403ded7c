/**
 * Puts text on the clipboard, from what a person just clicked or pressed. Subtle: the session grants no permission to a page,
 * that of `navigator.clipboard` neither; a copy that a person asked for needs none.
 */
export function copyText(text: string): void {
  const put = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', text);
  };
  document.addEventListener('copy', put, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', put, { capture: true });
}
