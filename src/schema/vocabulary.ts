/**
 * The closed vocabularies of the knowledge base. Entries may only use the words listed here, so that a story
 * written once serves every maker and a filter never misses an entry for a spelling.
 */

/** The ten kinds of entry, in the order readers meet them, with the folder below `content/` that holds each. */
export const KINDS = {
  symptom: { folder: 'symptoms', label: '症状' },
  cause: { folder: 'causes', label: '原因' },
  fix: { folder: 'fixes', label: '直し方' },
  check: { folder: 'checks', label: '確かめ方' },
  message: { folder: 'messages', label: 'ログの文' },
  case: { folder: 'cases', label: '実例' },
  family: { folder: 'families', label: '機器とプログラム' },
  service: { folder: 'services', label: '接続サービス' },
  provider: { folder: 'providers', label: 'プロバイダー' },
  term: { folder: 'terms', label: '用語' },
} as const;
export type Kind = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as Kind[];

/**
 * What a message tells of, whatever the maker: subject, then what became of it (design §4).
 * `begin`/`end` bracket a state, `try` is an attempt whose outcome is not known yet, `fail` an attempt that came to nothing.
 */
export const EVENTS = [
  'wan.session/try', 'wan.session/begin', 'wan.session/end', 'wan.session/fail',
  'tunnel/try', 'tunnel/begin', 'tunnel/end', 'tunnel/fail',
  'ipv6/begin', 'ipv6/end', 'ipv6/fail',
  'link/up', 'link/down', 'link/change',
  'address/try', 'address/get', 'address/lose', 'address/fail', 'address/give', 'address/conflict',
  'wifi/join', 'wifi/leave', 'wifi/fail', 'wifi/radar', 'wifi/channel', 'wifi/up', 'wifi/down',
  'auth/ok', 'auth/fail',
  'name/ok', 'name/fail', 'name/update', 'name/update-fail',
  'time/set', 'time/fail',
  'power/boot', 'power/stop', 'power/reboot',
  'login/ok', 'login/fail', 'login/end',
  'filter/drop', 'filter/pass', 'filter/attack',
  'forward/add', 'forward/remove', 'forward/fail',
  'vpn/begin', 'vpn/end', 'vpn/fail',
  'call/begin', 'call/end', 'call/fail', 'call/register', 'call/register-fail',
  'update/begin', 'update/end', 'update/fail',
  'setting/change', 'resource/short', 'hardware/fail', 'hardware/ok', 'loop/found',
  'server/fail', 'server/ok', 'certificate/ok', 'certificate/fail',
  'log/repeat',
] as const;
export type EventName = (typeof EVENTS)[number];

/** How a line is judged: service is or was lost, something to look at, expected, safely ignored (design §2). */
export const LEVELS = ['fault', 'sign', 'normal', 'noise'] as const;
export type Level = (typeof LEVELS)[number];
export const LEVEL_LABELS: Readonly<Record<Level | 'unknown', string>> = {
  fault: '故障', sign: '手がかり', normal: '正常', noise: '無視してよい', unknown: '未収録',
};

/** Where a wording is seen: a log line, a status page, a lamp, or a code shown by a device or a PC. */
export const SCREENS = ['log', 'status', 'lamp', 'code'] as const;
export type Screen = (typeof SCREENS)[number];

/** How sure a claim is: the maker, provider or a standard says so; somebody saw it; our own reading. */
export const CONFIDENCES = ['official', 'reported', 'inferred'] as const;
export type Confidence = (typeof CONFIDENCES)[number];
export const CONFIDENCE_LABELS: Readonly<Record<Confidence, string>> = { official: '公式', reported: '報告', inferred: '推測' };

/** What a source is: a maker's or provider's own page, a standard, source code, or a person's account. */
export const SOURCE_KINDS = ['official', 'standard', 'code', 'report'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];
export const SOURCE_KIND_LABELS: Readonly<Record<SourceKind, string>> = {
  official: '公式', standard: '標準仕様', code: 'ソースコード', report: '個人の記録',
};

/** 「いつから」: what had happened just before, in readers' terms. */
export const TRIGGERS = {
  'nothing-changed': '何もしていないのに',
  'after-provider-change': 'プロバイダー・事業者を変えたあと',
  'after-cancel': '解約したあと',
  'after-line-change': '回線を変えたあと',
  'after-router-change': 'ルーターを替えたあと',
  'after-new-device': '新しい機器をつないだあと',
  'after-setting-change': '設定を変えたあと',
  'after-work': '工事のあと',
  'after-move': '引っ越しのあと',
  'after-power-cut': '停電・雷のあと',
  'after-reboot': '再起動したあと',
  'after-update': '更新のあと',
  'at-night': '夜だけ',
  'sometimes': 'ときどき',
  'always': '最初から・いつも',
} as const;
export type Trigger = keyof typeof TRIGGERS;

/**
 * How IPv4 reaches the house. `by-contract` is a line or a name below which several methods are sold; `unknown` is an
 * honest answer: some providers do not publish it.
 */
export const TECHNOLOGIES = {
  'pppoe': 'PPPoE', 'map-e': 'MAP-E', 'ds-lite': 'DS-Lite', 'ipip': 'IPIP（固定IPなど）', 'native': 'ネイティブ（DHCPなど）',
  'ipv6-only': 'IPv6だけ', 'mobile': 'モバイル回線', 'by-contract': '契約によって違う', 'unknown': '公表なし・未確認',
} as const;
export type Technology = keyof typeof TECHNOLOGIES;

/** Where a device is met, in the order in which readers of a household look for theirs. */
export const DEVICE_PLACES = {
  line: '回線の会社から届いた機器', home: '家庭用のルーター', office: '事務所のルーターとアクセスポイント', server: '自作のルーターとサーバー',
} as const;
export type DevicePlace = keyof typeof DEVICE_PLACES;

/** How sure a story is of its cause when it is complete (design §4). */
export const STRENGTHS = ['decisive', 'strong', 'weak'] as const;
export type Strength = (typeof STRENGTHS)[number];

/**
 * What kind of address a hole took; `global` is everything not listed by RFC 6890 and not known otherwise, and what
 * stands for it where people show a log to others: there is no class for the addresses of documentation.
 */
export const ADDRESS_CLASSES = ['private', 'cgnat', 'loopback', 'linklocal', 'ula', 'multicast', 'global'] as const;
export type AddressClass = (typeof ADDRESS_CLASSES)[number];
