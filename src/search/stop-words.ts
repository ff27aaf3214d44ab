/** English words that name nothing. A number is never one. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  ('a an and any are as at be been but by can could did do does for from get got had has have he her his i if in into is it its ' +
    'just me my no not of off on or our out she so some than that the their them then there these they this those to too up us was we ' +
    'were what when where which who will with would you your am im ive after before over since while please help japan japanese').split(' '),
);
