import { isGenericPhrase } from './redact-generic.ts';
import type { Pattern } from './redact-pattern.ts';
import { isSharedAccount } from './redact-users.ts';

/** Folders beside the people's own. */
const FOLDERS = new Set(['public', 'default', 'default user', 'all users', 'shared', 'linuxbrew', 'lost+found']);

const isOwnFolder = (value: string): boolean => !isSharedAccount(value) && !FOLDERS.has(value.toLowerCase());
/** Files of the device itself, which say what is done with them. */
const isOwnFile = (value: string): boolean => value.length > 2 && !/^\/(?:var\/log|etc|tmp|usr|bin|sbin|lib|proc|sys|dev|run|boot)\//.test(value) && /[A-Za-z\u3041-\u9fff]/.test(value);

/** A path up to the ending of its last name, which stays. */
const PATH = '([^"|,;<>\\r\\n]{1,240}?)(?=(?:\\.\\w{1,5})?(?:["|,;]|$))';

/** Folders named after whoever owns them, and the files that a server tells of. */
export const FILE_PATTERNS: readonly Pattern[] = [
  // `/home/hanako/`, `/volume1/homes/hanako/`, `/mnt/c/Users/hanako/`. What a browser asks for (`GET /home/status`) is none.
  {
    kind: 'id', regex: /((?:^|[\s"'=:(<,[])(?:\/\/?(?:volume\d{1,2}|share|export|data|usr|var|srv|nfs|mnt(?:\/\w{1,12})?|host|host_mnt\/c))?\/(?:home|homes|Users)\/)([^\s/"'<>:,;()]{2,64})/gm, needs: ['/home', '/Users/'],
    accepts: (value, before) => isOwnFolder(value) && !/\.\w{2,4}$/.test(value) && !/(?:GET|POST|HEAD|PUT) \/home\/$/.test(before),
  },
  { kind: 'id', regex: /(\/var\/(?:spool\/)?(?:mail|cron(?:\/crontabs)?)\/)([^\s/"'<>:,;()]{2,64})/g, accepts: (value) => isOwnFolder(value) && value !== 'crontabs', needs: ['/mail/', '/cron'] },
  { kind: 'id', regex: /([A-Za-z]:[\\/]{1,2}(?:Users|Documents and Settings)[\\/]{1,2})([^\\/:*?"<>|\r\n]{1,64}(?=[\\/])|[^\\/:*?"<>|\s]{1,64})/gi, accepts: isOwnFolder },
  // What was put on a server or fetched from it: vsftpd, Samba's full_audit, Synology.
  { kind: 'name', regex: new RegExp(`(\\b(?:OK|FAIL) (?:UPLOAD|DOWNLOAD|DELETE|RENAME|MKDIR|RMDIR|CHMOD): Client "[^"\\r\\n]{1,45}", ")${PATH}`, 'gm'), accepts: isOwnFile, needs: [': Client "'] },
  { kind: 'name', regex: new RegExp(`(\\|(?:ok|fail \\([^)\\r\\n]{1,40}\\))\\|(?:[rw]\\||0x[\\da-f]{1,8}\\||file\\||dir\\|){0,2})${PATH}`, 'gm'), accepts: isOwnFile, needs: ['|ok|', '|fail ('] },
  { kind: 'id', regex: /(\bsmbd_audit(?:\[\d{1,8}\])?: (?:\[[^\]\r\n]{1,60}\] )?)([^|\s]{2,64})(?=\|)/g, accepts: isOwnFolder, needs: ['smbd_audit'] },
  // A document that somebody named in Japanese: "確定申告2024.xlsx".
  {
    kind: 'name', regex: /(["'「\/\\|=])([^\s"'「」/\\<>|=][^"'「」/\\<>|=\r\n]{0,80}?)(?=\.(?:docx?|xlsx?|xlsm|pptx?|pdf|csv|txt|jpe?g|png|gif|heic|mp[34]|mov|avi|mkv|zip|lzh|rar|jtd|pages|numbers)(?!\w))/gi,
    accepts: (value) => /[\u3041-\u9fff]/.test(value) && !isGenericPhrase(value),
  },
  { kind: 'name', regex: new RegExp(`(\\bEvent: [a-z]{3,12}, Path: )${PATH}`, 'gm'), accepts: isOwnFile, needs: ['Path: '] },
];
