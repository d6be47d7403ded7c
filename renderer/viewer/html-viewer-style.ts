/** How the words of a mail or a Word file are set, within their shadow root. */
export const htmlViewerStyle = `
:host { display: block; }
.body { font: 400 1rem/1.5rem var(--serif); color: #1b1c1f; overflow-wrap: anywhere; user-select: text; cursor: text; }
.body ::selection { background: #b5d2ee; color: #1b1c1f; }
::highlight(excerpt) { background-color: #fff1b8; }
::highlight(excerpt-current) { background-color: #ffd873; }
::highlight(found) { background-color: #ffe27a; }
::highlight(found-current) { background-color: #ffab40; }
p, ul, ol, dl, blockquote, pre, table { margin: 0 0 0.75rem; }
h1, h2, h3, h4, h5, h6 { margin: 1rem 0 0.5rem; font-size: 1.125rem; line-height: 1.5rem; }
h1 { font-size: 1.375rem; line-height: 1.75rem; }
blockquote { padding-inline-start: 1rem; border-inline-start: 2px solid #dcd9d2; }
pre { font: 400 0.875rem/1.25rem var(--mono); white-space: pre-wrap; }
table { border-collapse: collapse; max-width: 100%; }
td, th { padding: 0.125rem 0.5rem; border: 1px solid #dcd9d2; vertical-align: top; text-align: start; }
img { max-width: 100%; height: auto; }
a { color: inherit; text-decoration: underline dotted; }
`;
