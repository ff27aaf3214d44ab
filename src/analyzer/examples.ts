/** A log to try the page with. Lines as a device wrote them; addresses from documentation ranges only. */
export interface Example {
  readonly label: string;
  readonly text: string;
}

export const EXAMPLES: readonly Example[] = [
  {
    label: '外から入れなくなった日のログ（NTTのPR-400MI）',
    text: [
      '2023/03/23 11:43:35      PPPoE セッション解放[メインセッション]',
      '2023/03/23 11:43:33      SAM機能を開始',
    ].join('\n'),
  },
  {
    label: '次の日に直ったときのログ（同じ機種）',
    text: [
      '2023/03/24 11:21:16      PPP-IPCPの確立[メインセッション]',
      '2023/03/24 11:21:16      PPPの認証成功[メインセッション]',
      '2023/03/24 11:21:16      PPP-LCPの確立[メインセッション]',
      '2023/03/24 11:21:15      PPPoE セッション開始成功[メインセッション]',
      '2023/03/24 11:21:15      PPPoE AC発見成功[メインセッション]',
      '2023/03/23 11:43:35      PPPoE セッション解放[メインセッション]',
      '2023/03/23 11:43:33      SAM機能を開始',
    ].join('\n'),
  },
];
