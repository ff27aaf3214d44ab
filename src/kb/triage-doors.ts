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
      'no-internet-after-provider-change', 'no-internet-after-power-cut', 'no-internet-after-reset', 'no-internet-after-work', 'after-moving',
      'home-router-trouble', 'no-internet-after-phone-cancel', 'everyone-offline-loop', 'own-router-ipv4-over-ipv6-fails',
      'padi-timeout', 'error-651', 'vdsl-lamp-blinking', 'who-to-call',
    ],
  },
  {
    id: 'one-device', label: '1台だけ', who: 'ほかの機器は使えるのに、1台だけ使えません。',
    symptoms: [
      'wifi-connected-no-internet', 'free-wifi-login-page-missing', 'new-router-one-device-fails', 'smart-home-offline', 'cast-device-not-found',
      'wall-lan-port-dead', 'only-one-pc-online', 'lan-port-no-lamp', 'wifi-one-phone-cannot-join', 'pc-wifi-cannot-join', 'no-ip-169-254',
      'new-device-on-cable-modem', 'school-tablet-home-wifi', 'wifi-6ghz-not-seen',
    ],
  },
  {
    id: 'slow', label: '遅い・切れる', who: '使えますが、遅いか、ときどき切れます。',
    symptoms: [
      'slow-at-night', 'slow-always', 'stuck-at-100mbps', 'lan-cable-choice', 'drops-sometimes', 'drops-every-few-hours',
      'router-hangs', 'web-meeting-drops', 'game-lag', 'console-wifi-weak', 'wifi-5ghz-vanishes', 'wifi-24ghz-vanishes',
      'mesh-drops', 'repeater-cannot-join', 'wifi-weak-far-room', 'phone-switches-to-mobile', 'wifi-drops-with-microwave', 'wifi-stops-at-set-times',
    ],
  },
  {
    id: 'some', label: '一部だけ', who: '使えるものと、使えないものがあります。',
    symptoms: [
      'only-ipv6-sites-open', 'some-sites-only', 'lan-address-changes', 'dns-errors', 'many-users-stall',
      'game-friends-cannot-join', 'playstation-cannot-connect', 'hikari-denwa-not-working', 'tv-over-line-stops',
      'mail-receive-not-send', 'vpn-cannot-connect', 'vpn-on-no-web', 'vpn-big-files-hang', 'printer-nas-not-found', 'windows-update-shared-folder',
      'ipv6-not-connected', 'google-unusual-traffic', 'streaming-household-error', 'home-taken-for-another-place', 'want-new-global-ip', 'admin-page-cannot-open',
      'settings-gone-after-replacement', 'after-firmware-update',
    ],
  },
  {
    id: 'outside', label: '外からだけ', who: '外から家の機器に入れません。ポート開放、カメラ、サーバーなどです。',
    symptoms: [
      'outside-unreachable-inside-ok', 'port-forward-does-not-work', 'port-forward-menu-gone', 'ddns-points-to-old-address',
      'camera-outside-stops', 'home-name-opens-router', 'wol-from-outside', 'home-vpn-server-unreachable', 'want-pppoe-and-ipoe',
      'mobile-line-wants-fixed-ip',
    ],
  },
];

/** Where nothing fails but something worries, and where a symptom waits that stands behind no door. */
export const OTHER_DOOR: Door = {
  id: 'other', label: 'そのほか', who: '使えていますが、気になることがあります。上のどれにも当てはまらないときも、ここを見てください。',
  symptoms: [
    'log-looks-like-attack', 'router-maybe-hacked', 'ipv6-seen-from-outside', 'wifi-security-warning', 'two-routers-side-by-side',
    'planning-provider-change', 'rented-flat-fibre', 'strange-tv-in-cast-list', 'unknown-direct-wifi',
  ],
};

/** The symptoms of the table that do not exist are left out; `OTHER_DOOR` is there only while it has some. */
export function openDoors(symptoms: readonly string[]): readonly Door[] {
  const exists = new Set(symptoms);
  const open = (door: Door): Door => ({ ...door, symptoms: door.symptoms.filter((id) => exists.has(id)) });
  const other = open({ ...OTHER_DOOR, symptoms: [...OTHER_DOOR.symptoms, ...withoutDoor(symptoms)] });
  return [...DOORS.map(open), ...(other.symptoms.length === 0 ? [] : [other])];
}

/** The door behind which a symptom stands. */
export function doorOf(symptom: string): Door {
  return DOORS.find(({ symptoms }) => symptoms.includes(symptom)) ?? OTHER_DOOR;
}

/** Symptoms that the table does not know yet. */
export function withoutDoor(symptoms: readonly string[]): readonly string[] {
  const placed = new Set([...DOORS, OTHER_DOOR].flatMap((door) => door.symptoms));
  return symptoms.filter((id) => !placed.has(id));
}
