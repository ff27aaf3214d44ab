import type { Pattern } from './redact-pattern.ts';

/** Words for the number of a device or a line of a mobile network, and the commands that ask for it (3GPP TS 27.007). */
const WORDS = 'IMEI(?:SV)?|IMSI|ICCID|MSISDN|MEID|EID|CGSN|CCID|QCCID|CIMI|CNUM|GSN|imei|imsi|iccid|msisdn';

/** Numbers of a mobile line, and what lets a device into a network. */
export const MOBILE_PATTERNS: readonly Pattern[] = [
  { kind: 'serial', regex: new RegExp(`((?:\\b|_)(?:${WORDS})["']?(?: (?:is|=|:))?[ \\t:=：,"'([]{1,8}(?:\\r?\\n){0,2})(\\+?\\d{10,20}F?)(?!\\d)`, 'g'), needs: ['IMEI', 'IMSI', 'ICCID', 'MSISDN', 'MEID', 'EID', 'CGSN', 'CCID', 'CIMI', 'CNUM', 'GSN', 'imei', 'imsi', 'iccid', 'msisdn'] },
  { kind: 'serial', regex: new RegExp(`((?:AT)?\\+(?:${WORDS})[?=]{0,2}[ \\t]{0,3}(?:\\r?\\n){1,3})(\\+?\\d{10,20}F?)(?!\\d)`, 'g'), needs: ['+'] },
  // Cards of Japan (ITU-T E.118: 89, 81) and their subscribers (ITU-T E.212: 440, 441) say so themselves.
  { kind: 'serial', regex: /((?:^|[^\w.])?)(8981(?:[ -]?\d{4}){3}[ -]?\d{2,4}F?)(?![\w.])/gm, accepts: (_value, before) => !/[\w.]$/.test(before), needs: ['8981'] },
  // The eight digits of a WPS PIN, in two halves too; hostapd names the device that waits for one.
  { kind: 'secret', regex: /(\bWPS[^\r\n]{0,24}?\bPIN(?: code| number|コード)?(?: is)?[ :=：]{1,3}["'「]?)(\d{4}[- ]?\d{4}|\d{4})(?![\d-])/g, needs: ['WPS'] },
  { kind: 'host', regex: /(\bWPS-(?:PIN-NEEDED|ENROLLEE-SEEN|REG-SUCCESS|ER-ENROLLEE-ADD)[^[\r\n]{0,68}\[)([^|\]\r\n]{1,64})(?=\|)/g, needs: ['WPS-'] },
  { kind: 'serial', regex: /(\|[^|\]\r\n]{0,32}\|[^|\]\r\n]{0,32}\|)([^|\]\r\n]{2,32})(?=\|\d{1,2}-[\dA-F]{8}-\d{1,2}\])/gi, accepts: (value) => !/^0+$/.test(value), needs: ['WPS-'] },
];
