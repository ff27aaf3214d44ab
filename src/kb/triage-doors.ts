/** One of the first answers of the triage, and the symptoms behind it in the order in which they are offered. */
export interface Door {
  /** The segment of its address: `/triage/all/`. */
  readonly id: string;
  readonly label: string;
  /** Who should take it, in a line. */
  readonly who: string;
  readonly symptoms: readonly string[];
}

/** Every symptom belongs behind exactly one door. A new one waits behind `OTHER_DOOR` until it is written here. */
export const DOORS: readonly Door[] = [
  {
    id: 'all', label: '全部だめ', who: '家のどの機器でも、インターネットが使えません。',
    symptoms: [
      'no-internet-all-devices', 'ppp-lamp-off', 'pppoe-auth-error', 'optical-lamp-off', 'alarm-lamp-red',
      'no-internet-after-provider-change', 'no-internet-after-power-cut', 'no-internet-after-work',
      'no-internet-after-phone-cancel', 'padi-timeout', 'error-651', 'vdsl-lamp-blinking', 'who-to-call',
    ],
  },
  {
    id: 'one-device', label: '1台だけ', who: 'ほかの機器は使えるのに、1台だけ使えません。',
    symptoms: ['wifi-connected-no-internet', 'new-device-on-cable-modem'],
  },
  {
    id: 'slow', label: '遅い・切れる', who: '使えますが、遅いか、ときどき切れます。',
    symptoms: ['slow-at-night', 'slow-always', 'stuck-at-100mbps', 'drops-sometimes', 'drops-every-few-hours', 'router-hangs'],
  },
  {
    id: 'some', label: '一部だけ', who: '使えるものと、使えないものがあります。',
    symptoms: ['many-users-stall', 'settings-gone-after-replacement'],
  },
  {
    id: 'outside', label: '外からだけ', who: '外から家の機器に入れません。ポート開放、カメラ、サーバーなどです。',
    symptoms: [
      'outside-unreachable-inside-ok', 'port-forward-does-not-work', 'port-forward-menu-gone', 'ddns-points-to-old-address',
      'camera-outside-stops', 'home-name-opens-router', 'want-pppoe-and-ipoe',
    ],
  },
];

/** The door of the symptoms that stand behind no other; it exists only while there are some. */
export const OTHER_DOOR: Omit<Door, 'symptoms'> = { id: 'other', label: 'そのほか', who: '上のどれにも当てはまりません。' };

/** The doors as readers find them, for the symptoms that exist: names of others are left out, strays go behind `OTHER_DOOR`. */
export function openDoors(symptoms: readonly string[]): readonly Door[] {
  const exists = new Set(symptoms);
  const placed = new Set(DOORS.flatMap((door) => door.symptoms));
  const strays = symptoms.filter((id) => !placed.has(id));
  const doors = DOORS.map((door) => ({ ...door, symptoms: door.symptoms.filter((id) => exists.has(id)) }));
  return strays.length === 0 ? doors : [...doors, { ...OTHER_DOOR, symptoms: strays }];
}
