import { isGenericPhrase, isModelName } from './redact-generic.ts';
import type { Pattern } from './redact-pattern.ts';

/** What a person wrote to tell things apart: anything may stand there, and only what is nobody's in every word stays. */
const isTold = (value: string): boolean => {
  const words = value.trim();
  return words.length >= 2 && !isGenericPhrase(words) && !isModelName(words) && !/^(?:https?:|\/|defconf)/.test(words);
};
/** The rest of a line, without the blanks and the mark it ends with. */
const REST = '([^"\'\\s{][^"\\r\\n]{0,120}?)(?=[ \\t]*;?[ \\t]*(?:[\\r\\n]|$))';
const QUOTED = '([^"\\r\\n]{1,120})(?=")';

/** Descriptions, comments, subjects and places that somebody gave in a configuration or a message. */
export const TOLD_PATTERNS: readonly Pattern[] = [
  // `description "…"` of Cisco, Juniper, Yamaha and others: quoted anywhere, without quotes only as a command of its own.
  { kind: 'name', regex: new RegExp(`(\\bdescription (?:(?:pp|tunnel|lan\\d?|vlan) ?\\d{0,4} )?")${QUOTED}`, 'g'), accepts: isTold, needs: ['description '] },
  { kind: 'name', regex: new RegExp(`(^[ \\t]{0,12}(?:set [\\w ./-]{1,60} )?description (?:(?:pp|tunnel|lan\\d?|vlan) ?\\d{1,4} )?)${REST}`, 'gm'), accepts: isTold, needs: ['description '] },
  { kind: 'name', regex: new RegExp(`(^(?:(?:interface|set) [\\w ./-]{1,40} description |(?: {2,8}|\\t)Description: ))${REST}`, 'gm'), accepts: isTold, needs: ['escription'] },
  { kind: 'name', regex: new RegExp(`(\\bif(?:Alias|Description) ?=? ?")${QUOTED}`, 'g'), accepts: isTold, needs: ['ifAlias', 'ifDescription'] },
  // `comment="…"` of RouterOS, `set comments "…"` and `set alias "…"` of FortiGate.
  { kind: 'name', regex: new RegExp(`(\\b(?:comment|remark|memo)=")${QUOTED}`, 'g'), accepts: isTold, needs: ['comment="', 'remark="', 'memo="'] },
  { kind: 'name', regex: /(\bcomment=)([^\s"',;={}]{2,64})/g, accepts: isTold, needs: ['comment='] },
  { kind: 'name', regex: new RegExp(`(^[ \\t]{0,12}set (?:alias|comments?|description) ")${QUOTED}`, 'gm'), accepts: isTold, needs: ['set '] },
  { kind: 'name', regex: /((?:メモ|コメント|備考|説明文?)[ \u3000]?[:：=＝][ \u3000]?[「"]?)([^\s、。」"\r\n]{2,60})/g, accepts: (value) => isTold(value) && /(?:さん|様|宅|家|邸|店|院|社)/.test(value), needs: ['メモ', 'コメント', '備考', '説明'] },
  // Who keeps a device and where it stands (SNMP).
  { kind: 'name', regex: /(\bsysContact(?:\.0)?["']? ?[:=] ?(?:STRING: ?)?["']?)([^"'<>\r\n\s](?:[^"'<>\r\n]{0,60}?[^"'<>\r\n\s])??)(?= ?(?:["'<]|[\r\n]|$| sys[A-Z]))/gm, accepts: isTold, needs: ['sysContact'] },
  { kind: 'place', regex: /(\bsysLocation(?:\.0)?["']? ?[:=] ?(?:STRING: ?)?["']?)([^"'<>\r\n\s](?:[^"'<>\r\n]{0,60}?[^"'<>\r\n\s])??)(?= ?(?:["'<]|[\r\n]|$| sys[A-Z]))/gm, accepts: isTold, needs: ['sysLocation'] },
  { kind: 'host', regex: /(\bsysName(?:\.0)?["']? ?[:=] ?(?:STRING: ?)?["']?)([A-Za-z][\w.-]{1,62})/g, accepts: (value) => isTold(value) && value !== 'STRING', needs: ['sysName'] },
  { kind: 'name', regex: new RegExp(`(^[ \\t]{0,4}(?:snmp-server contact|snmp syscontact|set snmp contact|/snmp set contact=) ?"?)${REST}`, 'gm'), accepts: isTold, needs: ['snmp'] },
  { kind: 'place', regex: new RegExp(`(^[ \\t]{0,4}(?:snmp-server location|snmp syslocation|set snmp location) ?"?)${REST}`, 'gm'), accepts: isTold, needs: ['snmp'] },
  // What a mail is about.
  { kind: 'name', regex: new RegExp(`(^(?:Subject|件名)[:：] ?)${REST}`, 'gm'), accepts: isTold, needs: ['Subject', '件名'] },
  { kind: 'name', regex: /(\bheader Subject: )([^\r\n]{2,120}?)(?= from [\w.-]{1,64}(?:\[[^\]\r\n]{1,45}\])?[;,]|;|[\r\n]|$)/gm, accepts: isTold, needs: ['header Subject: '] },
  // Whose key a part of a WireGuard configuration holds.
  { kind: 'name', regex: /(^\[Peer\][ \t]*(?:\r?\n)?[ \t]*# ?)([^\s#=][^#=\r\n]{1,60}?)(?=[ \t]*(?:[\r\n]|$))/gm, accepts: isTold, needs: ['[Peer]'] },
];
