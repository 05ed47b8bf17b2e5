/** One row of the endpoint table: where a function of the Group REST lives. */
export interface CallistoFunction {
  /** Below `/Applications/inbound/<MAGroup>/`. */
  readonly path: string
  /** Accepted methods; a client sends the first. */
  readonly methods: readonly ['POST', ...'GET'[]]
  /** Origin of the path: S the vendor's page, P the vendor's public knowledge base, A assumed. */
  readonly mark: 'S' | 'P' | 'A'
  /** Never seen in text, neither name nor parameters: off until somebody switches it on (Callisto API 2.9). */
  readonly assumed?: true
}

/** Every function of ManagerAssistant's Group REST, keyed by its name on the wire; nobody else builds a path (Callisto API 2). */
export const callistoFunctions = {
  addGroup: { path: 'rest/groups/addGroup.asp', methods: ['POST'], mark: 'S' },
  deleteGroup: { path: 'rest/groups/deleteGroup.asp', methods: ['POST', 'GET'], mark: 'S' },
  editGroup: { path: 'rest/groups/editGroup.asp', methods: ['POST'], mark: 'S' },
  getGroups: { path: 'rest/groups/getGroups.asp', methods: ['POST', 'GET'], mark: 'S' },
  // the ending of the file is assumed
  addMember: { path: 'rest/members/addMember.asp', methods: ['POST', 'GET'], mark: 'P' },
  addVIPNumber: { path: 'rest/vip/addVIPNumber.asp', methods: ['POST', 'GET'], mark: 'P' },
  // that there is such a function is known, its name is not
  deleteVIPNumber: { path: 'rest/vip/deleteVIPNumber.asp', methods: ['POST', 'GET'], mark: 'A' },
  // the ending of the file is assumed
  addAnnouncement: { path: 'rest/announcements/addAnnouncement.asp', methods: ['POST', 'GET'], mark: 'P' },
  deleteMember: { path: 'rest/members/deleteMember.asp', methods: ['POST', 'GET'], mark: 'A', assumed: true },
  editMember: { path: 'rest/members/editMember.asp', methods: ['POST', 'GET'], mark: 'A', assumed: true },
  getMembers: { path: 'rest/members/getMembers.asp', methods: ['POST', 'GET'], mark: 'A', assumed: true },
  getVIPNumbers: { path: 'rest/vip/getVIPNumbers.asp', methods: ['POST', 'GET'], mark: 'A', assumed: true },
  getIntegrationURLs: { path: 'rest/vip/getIntegrationURLs.asp', methods: ['POST', 'GET'], mark: 'A', assumed: true },
  deleteAnnouncement: {
    path: 'rest/announcements/deleteAnnouncement.asp',
    methods: ['POST', 'GET'],
    mark: 'A',
    assumed: true
  },
  getAnnouncements: {
    path: 'rest/announcements/getAnnouncements.asp',
    methods: ['POST', 'GET'],
    mark: 'A',
    assumed: true
  }
} as const satisfies Readonly<Record<string, CallistoFunction>>

/** Name of one function, as the vendor writes it. */
export type CallistoFunctionName = keyof typeof callistoFunctions
