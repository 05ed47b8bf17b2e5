import { callistoFunctions } from '../../../wire-tables/callisto.ts'
import { tableOf } from '../../testing/markdown-table.ts'
import type { CallistoFunction, CallistoFunctionName } from '../../../wire-tables/callisto.ts'
import { CallistoClient } from '../client.ts'
import type { Requester } from '../request.ts'

const rows = Object.entries(callistoFunctions) as [CallistoFunctionName, CallistoFunction][] // the keys are the names

/** Which of our requests a function is behind. */
const REQUESTS: Readonly<Record<CallistoFunctionName, string>> = {
  addGroup: 'assistantGroup.create',
  deleteGroup: 'assistantGroup.delete',
  editGroup: 'assistantGroup.change',
  getGroups: 'assistantGroup.list',
  addMember: 'assistantMember.add',
  addVIPNumber: 'vipNumber.add',
  deleteVIPNumber: 'vipNumber.remove',
  addAnnouncement: 'announcement.add',
  deleteMember: 'assistantMember.remove',
  editMember: 'assistantMember.change',
  getMembers: 'assistantMember.list',
  getVIPNumbers: 'vipNumber.list',
  getIntegrationURLs: 'webClient.address',
  deleteAnnouncement: 'announcement.remove',
  getAnnouncements: 'announcement.list'
}

const heading = `# Coverage of Callisto's Group REST

Every function of the endpoint table: how sure its path is (S the vendor's page, P its knowledge base, A assumed), whether it is asked for only where the account
says so, its path below the instance, the client's method, our request, and the test.

Made from the table by \`coverage.test.ts\`, which fails when this file is out of date; \`RINGSIDE_WRITE_COVERAGE=1\` writes it.
`

/** The text of COVERAGE.md. */
export function coverageTable(): string {
  const client = new CallistoClient({} as Requester) // only the shape of the client is looked at
  const lines = rows.map(([name, { path, mark, assumed }]) => {
    const method = Object.hasOwn(client, name) ? `\`${name}\`` : 'none'
    return [
      name,
      mark,
      assumed === true ? 'yes' : 'no',
      `\`${path}\``,
      method,
      `\`${REQUESTS[name]}\``,
      '`services/words.test.ts`'
    ]
  })
  return [heading, tableOf([['function', 'path', 'assumed', 'route', 'client', 'request', 'test'], ...lines])].join(
    '\n'
  )
}
