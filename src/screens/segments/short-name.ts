/** A name for a title: what a rule made a name of can be long, and stands in full beside its rule. */
export function shortName(name: string, most = 56): string {
  if (name.length <= most) return name;
  const cut = name.slice(0, most);
  const end = cut.search(/[\s\u00A0\u202F]\S*$/u);
  return `${cut.slice(0, end > most / 2 ? end : most).replace(/[\s\u00A0\u202F,;:(]+$/u, '')}…`;
}
