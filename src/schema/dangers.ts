/**
 * The warnings a fix must carry before its steps. Each is written once, here; a fix names it in `danger`, and
 * `triggers` lets the check find a fix that speaks of the thing without naming the warning.
 */
export const DANGERS = {
  'expose-service': {
    label: '外に公開する前に',
    warning: '公開した機器は、世界中から試されます。使うのが自分や家族だけなら、公開せずVPNを先に考えてください。公開するなら、1台の1ポートだけにして、更新と強いパスワードを続けられることを確かめてください。',
    triggers: ['ポートを開', 'ポート開放', '静的IPマスカレードを登録', '静的NAPTを登録', '公開対象ポート', '着信を許可'],
  },
  'expose-admin': {
    label: '遠隔操作・共有・管理画面は公開しないでください',
    warning: '22（SSH）、3389（リモートデスクトップ）、445（ファイル共有）、NAS、カメラ、ルーターの管理画面は、そのまま公開しないでください。乗っ取りや情報もれにつながります。VPN越しに使ってください。',
    triggers: ['3389', 'リモートデスクトップを公開', 'NASを公開', 'カメラを公開', '445番'],
  },
  'dmz': {
    label: 'DMZは全部の口を開けます',
    warning: 'DMZに置いた機器には、外からの通信が全部届きます。確認のために使うときも数分だけにして、終わったら必ず元に戻してください。',
    triggers: ['DMZに', 'DMZホスト'],
  },
  'filter-off': {
    label: 'フィルターは切らないでください',
    warning: 'IPv6やファイアウォールのフィルターを切ると、家じゅうの機器が外からさわれるようになります。切らずに、必要な1台の1ポートだけを許可してください。',
    triggers: ['フィルターを切', 'フィルタを無効', 'フィルターを無効', 'ファイアウォールを切', 'ファイアウォールを無効'],
  },
  'factory-reset': {
    label: '初期化すると設定が消えます',
    warning: '初期化すると、接続ID、電話、Wi-Fi、ポートの設定がすべて消えます。NTTのホームゲートウェイでは、配信されたソフトが戻らず、IPv4が使えなくなった例もあります。先に設定を保存し、接続IDとパスワードの書類を手もとに置いてください。',
    triggers: ['初期化する', '初期化します', '初期化して', '工場出荷'],
  },
  'reboot-erases-log': {
    label: '再起動の前にログを残してください',
    warning: '電源を切るとログが消える機種があります。先に、ログの画面とランプを写真に撮ってください。',
    triggers: ['再起動します', '再起動してください', '電源を切', '電源を抜', 'コンセントを抜'],
  },
  'phone-stops': {
    label: 'ひかり電話と110・119が止まります',
    warning: 'この作業の間、ひかり電話は使えません。110や119にもかけられません。携帯電話を手もとに置いてから始めてください。',
    triggers: ['ひかり電話ルーターの電源', 'ホームゲートウェイの電源', 'HGWの電源', 'ONUの電源'],
  },
  'settings-lost': {
    label: '今の設定が使えなくなります',
    warning: 'この変更をすると、今の接続の設定は使えなくなります。戻すときに要る情報（接続ID、パスワード、今の設定画面の写真）を先に残してください。',
    triggers: [],
  },
  'radio-law': {
    label: '電波の決まりを守ってください',
    warning: '国の設定を日本以外にすること、屋外で使えない5GHzのチャンネルを屋外で使うこと、技適マークのない無線機器を使うことは、法律に触れます。しないでください。',
    triggers: ['国コード', '国設定', '屋外で5GHz', '技適'],
  },
  'phone-wiring': {
    label: '電話の配線は自分で触らないでください',
    warning: '壁の中や保安器の電話配線の工事には資格が要ります。さわらずに、回線の会社に頼んでください。',
    triggers: ['電話線の配線', '保安器', 'モジュラージャックの中'],
  },
  'charged-visit': {
    label: '訪問は有料になることがあります',
    warning: '原因が家の中の機器だったときは、訪問の費用がかかることがあります。頼む前に、費用がかかる条件を電話で聞いてください。',
    triggers: ['訪問を頼', '訪問修理', '派遣を頼'],
  },
} as const;
export type Danger = keyof typeof DANGERS;
export const DANGER_NAMES = Object.keys(DANGERS) as Danger[];
