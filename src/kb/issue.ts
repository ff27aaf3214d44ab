/** One fault in the content: where it is, what is wrong, how to mend it. Data first; words are put together in one place. */
export interface Issue {
  /** Path from the top of the repository. */
  readonly file: string;
  /** The field, as a path: `causes[0].check`. Empty for the file as a whole. */
  readonly field: string;
  readonly problem: string;
  readonly mend: string;
}

/** One issue as a content author reads it. */
export function formatIssue({ file, field, problem, mend }: Issue): string {
  const where = field === '' ? file : `${file} の ${field}`;
  return `${where}: ${problem}\n  → ${mend}`;
}

/** All issues, sorted by file and field so that two runs print the same. */
export function formatIssues(issues: readonly Issue[]): string {
  const key = (issue: Issue): string => `${issue.file}\0${issue.field}\0${issue.problem}`;
  return [...issues].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)).map(formatIssue).join('\n');
}

/** `['causes', 0, 'check']` → `causes[0].check`. */
export function fieldPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`), '');
}
