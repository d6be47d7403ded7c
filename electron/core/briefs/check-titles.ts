/** What each check is called on paper and on the command line. */
export const checkTitles: Readonly<Record<string, string>> = {
  'page-numbers': 'Printed number, page label and page agree',
  links: 'Every cite and index entry lands on its page',
  bookmarks: 'Every section and exhibit is bookmarked with its page',
  searchable: 'Typed pages can be searched',
  orientation: 'Pages keep their orientation',
  stamps: 'Stamps cover no words',
  'no-active-content': 'No scripts, actions, forms or attached files',
  'cites-resolve': 'Every cite in the text has its exhibit',
  'not-privileged': 'Nothing privileged, compelled or sealed',
};
