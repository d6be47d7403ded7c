import type { Extensions } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { Underline } from '@tiptap/extension-underline';
import { Dropcursor, Gapcursor, TrailingNode, UndoRedo } from '@tiptap/extensions';
import { authorityKeys, AuthorityMark } from './authority-mark.ts';
import { BlockKeys } from './block-keys.ts';
import { citeNode } from './cite-node.ts';
import { commentKeys, CommentMark } from './comment-mark.ts';
import { CommentPlaces } from './comment-places.ts';
import type { ActsHolder } from './editor-acts.ts';
import { factNode } from './fact-node.ts';
import { footnoteNode } from './footnote-node.ts';
import { liveNode } from './live-node.ts';

/** Gives what the editor is made of: exactly the nodes and marks of a brief document (shared/domain/brief-document). */
export function briefExtensions(holder: ActsHolder): Extensions {
  return [
    Document,
    Paragraph,
    Text.extend({ group: 'inline line' }),
    HardBreak.extend({ group: 'inline line' }),
    Heading.configure({ levels: [1, 2, 3, 4] }),
    BulletList,
    OrderedList,
    ListItem,
    ListKeymap,
    Blockquote,
    Table.configure({ resizable: false, allowTableNodeSelection: true }),
    TableRow,
    TableHeader,
    TableCell,
    Bold,
    Italic,
    Underline,
    CommentMark,
    AuthorityMark,
    authorityKeys(holder),
    CommentPlaces,
    commentKeys(holder),
    citeNode(holder),
    factNode(holder),
    footnoteNode(holder),
    liveNode(holder),
    UndoRedo.configure({ depth: 500 }),
    Dropcursor.configure({ color: false, class: 'drop-cursor', width: 2 }),
    Gapcursor,
    TrailingNode.configure({ notAfter: ['paragraph', 'heading'] }),
    BlockKeys,
  ];
}
