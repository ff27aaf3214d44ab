import { GAP, NOTHING, type Remedy } from './paste-remedy.ts';

/** Where a pager stopped, and what it wrote over that before it went on: `--More--`, Yamaha's `---つづく---`. */
const PAGER = /^[ \t]{0,8}(?:-{2,8} ?(?:more|つづく|続く)[^\r\n\b]{0,40}?-{2,8}>?|<-{1,5} ?more ?-{1,5}>|:(?=\r|\n|$))(?:[ \t\b]|\r(?!\n)|\u001b\[[\d;]{0,8}[A-Za-z]){0,400}/gim;
/** Titles of windows, addresses of links and the like (ECMA-48 §8.3.89, OSC), keypad modes, character sets, shifts. */
const COMMANDS = /\u001b\][^\u0007\u001b\r\n]{0,400}(?:\u0007|\u001b\\)|\u001b[=>78DEHMc]|\u001b[()][AB0-2]|[\u000e\u000f]/g;
/** Ends of lines as `cat -A` and editors show them. */
const SHOWN_END = /(?:\^M)?\$(?=[ \t]*$)|\^M(?=[ \t]*$)/gm;
const MOST = 0.6;

export const pagers: Remedy = { fix: 'marks', plan: (sample) => (sample.search(PAGER) < 0 ? [] : [(text) => text.replace(PAGER, (all) => GAP.repeat(all.length))]) };

export const commands: Remedy = { fix: 'signs', plan: (sample) => (sample.search(COMMANDS) < 0 ? [] : [(text) => text.replace(COMMANDS, (all) => NOTHING.repeat(all.length))]) };

export const shownEnds: Remedy = {
  fix: 'signs',
  plan: (sample) => {
    const lines = sample.split(/\r\n|\r|\n/).filter((line) => /\S/.test(line));
    const marked = lines.filter((line) => new RegExp(SHOWN_END.source).test(line)).length;
    return marked === 0 || marked < lines.length * MOST ? [] : [(text) => text.replace(SHOWN_END, (all) => GAP.repeat(all.length)).replaceAll('^I', `\t${NOTHING}`)];
  },
};
