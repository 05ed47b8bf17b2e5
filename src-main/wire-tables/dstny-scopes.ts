/** What is known about one API name a ticket can be limited to. */
export interface TicketScopeRow {
  /** Title on the vendor's ticket page. */
  readonly title: string
  /** Name sent as the `api` parameter; an override file may change it. */
  readonly serverName: string
  /** How sure the name is: V seen in the field, D documented, A assumed. */
  readonly mark: 'V' | 'D' | 'A'
}

/** The API names of tickets: our name to the server's (Dstny API 1.5). */
export const dstnyScopes = {
  CONTACT: { title: 'Contact search', serverName: 'CONTACT', mark: 'V' },
  CALLS: { title: 'Call setup', serverName: 'CALLS', mark: 'D' },
  USER: { title: 'User info', serverName: 'USER', mark: 'D' },
  QUEUE_STATISTICS: { title: 'Queue statistics', serverName: 'QUEUE_STATISTICS', mark: 'A' },
  EVENT_CHANNEL: { title: 'Event channel', serverName: 'EVENT_CHANNEL', mark: 'A' },
  SMS: { title: 'SMS sending', serverName: 'SMS', mark: 'A' },
  DISTRIBUTION_GROUP: { title: 'ACD/attendant queues', serverName: 'DISTRIBUTION_GROUP', mark: 'V' },
  REPORTS: { title: 'Reports', serverName: 'REPORTS', mark: 'A' },
  COMMUNICATION_LOG: { title: 'Communication Log', serverName: 'COMMUNICATION_LOG', mark: 'A' },
  PERSONAL_CONTACTS: { title: 'Personal contacts', serverName: 'PERSONAL_CONTACTS', mark: 'A' },
  CALL_CONTROL: { title: 'Call control', serverName: 'CALL_CONTROL', mark: 'D' },
  CALL_RECORDING: { title: 'Call recording', serverName: 'CALL_RECORDING', mark: 'A' },
  LINE_STATE: { title: 'Line state', serverName: 'LINE_STATE', mark: 'A' },
  VOICEMAIL_SETTINGS: { title: 'Voicemail settings', serverName: 'VOICEMAIL_SETTINGS', mark: 'A' }
} as const satisfies Record<string, TicketScopeRow>

/** Our name of a ticket scope; the default server names are the same words. */
export type TicketScope = keyof typeof dstnyScopes
