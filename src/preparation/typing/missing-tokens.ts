/** What people and systems write for "nothing here"; compared in small letters, without outer blanks. */
export const missingTokens: readonly string[] = [
  '?', 'null', '(null)', '<null>', '\\n', 'na', 'n/a', '#n/a', '#na', 'n.a.', 'n/d', 'nd', 'n.d.', 'nr', 'n.r.', 'nc', 'n.c.',
  'nan', 'none', 'nil', '-', '--', '---', '.', '[]', '{}', '#ref!', '#value!', '#div/0!', '#nom?', '#name?',
  'non renseigné', 'non renseigne', '(vide)', 'vide', '(blank)', 'blank', '99/99/9999', '00/00/0000', '0000-00-00', '9999-99-99', '0000-00-00 00:00:00',
];

/** Tokens that can also be codes of two or three letters (North Carolina is NC): a value where most cells of the column are as long. */
export const letterTokens: ReadonlySet<string> = new Set(['na', 'nd', 'nr', 'nc', 'nan', 'nil']);

export const longestToken = 20;
