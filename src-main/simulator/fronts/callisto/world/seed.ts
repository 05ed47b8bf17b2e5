import type { Pbx } from '../../../company/pbx.ts'
import type { CallistoSwitches } from '../switches.ts'
import type { GroupValues } from './group-settings.ts'
import type { Instance } from './instance.ts'
import { CallistoServer, privileges, type CallistoUser } from './server.ts'

interface GroupSeed {
  readonly values: Partial<GroupValues> & Pick<GroupValues, 'name'>
  /** User ids and short names, the manager first where there is one. */
  readonly manager?: readonly [user: string, shortName: string]
  readonly assistants: readonly (readonly [user: string, shortName: string])[]
  readonly vipNumbers?: readonly (readonly [number: string, description: string])[]
  readonly announcements?: readonly string[]
}

const management: GroupSeed = {
  values: {
    name: 'Management',
    welcome: 'welcome.wav',
    number: '+493023125310',
    managerTimeout: '15',
    assistantTimeout: '20',
    overflow: 'voicemail:6199',
    showVIPCall: '2',
    VIPThreshold: '6',
    callerName: '%managerShortName%**%callerName%',
    mngCallAlarm: 'Harp.wav',
    mngCallAlarmJ: 'harp.mp3'
  },
  manager: ['jane', 'JDoe'],
  assistants: [
    ['anna.berg', 'ABerg'],
    ['zoe', 'ZMue']
  ],
  vipNumbers: [
    ['+493023125123', 'Frida Jönsson, Firma Beispiel'],
    ['+441632960123', 'Harriet Stone']
  ],
  announcements: ['please-wait.wav', 'still-busy.wav']
}

const research: GroupSeed = {
  values: {
    name: 'R&D "Labs"',
    ringParallel: '1',
    number: '004930231253110',
    managerTimeout: '10',
    assistantTimeout: '10',
    overflow: '-3',
    VIPCallsRouting: '2',
    assistantToMng: '1',
    VIPThreshold: '3'
  },
  manager: ['bjorn', 'BÅ'],
  assistants: [
    ['tomas', 'TDvo'],
    ['lukasz', 'ŁW']
  ],
  vipNumbers: [['+46846500412', 'Nils Öberg, Öberg Bygg']]
}

/** Nobody manages it: only one call tone and whether calls are shown count. */
const frontDesk: GroupSeed = {
  values: { name: 'Front desk', number: '+493023125312', overflow: '+493023125302', assistCallAlarm: 'Harp.wav' },
  assistants: [
    ['ingrid', 'IS'],
    ['nour', 'نور'],
    ['lina', '李娜']
  ],
  announcements: ['queue1.wav']
}

const partners: GroupSeed = {
  values: { name: 'Partners', number: '+441632960610' },
  manager: ['oliver', 'OW'],
  assistants: [['sian', 'SP']]
}

/** The second one has a name that must be encoded in a path. */
const instances: Readonly<Record<string, readonly GroupSeed[]>> = {
  MAG1: [management, research, frontDesk],
  'Branch office': [partners]
}

const files = ['welcome.wav', 'Harp.wav', 'harp.mp3', 'please-wait.wav', 'still-busy.wav', 'queue1.wav', 'queue2.wav']

/** A server on which the people of the company have groups; whoever is not in the company is left out. */
export function seededServer(pbx: Pbx, switches: CallistoSwitches): CallistoServer {
  const server = new CallistoServer(pbx.extensions, switches)
  for (const [index, user] of server.users.entries()) if (index === 0 || isProgram(user)) allow(user)
  for (const file of files) server.files.add(file)
  for (const [name, groups] of Object.entries(instances)) {
    const instance = server.addInstance(name)
    for (const group of groups) fill(instance, group, server)
  }
  return server
}

/** Lets a user do everything, here and on the vendor's own pages. */
export function allow(user: CallistoUser): void {
  for (const privilege of privileges) user.privileges.add(privilege)
}

const isProgram = ({ person }: CallistoUser): boolean =>
  ['administrator', 'serviceAccount'].some((right) => person.data.rights?.some((one) => one === right))

function fill(instance: Instance, seed: GroupSeed, server: CallistoServer): void {
  const { id: groupId } = instance.addGroup(seed.values)
  const join = ([name, shortName]: readonly [string, string], isManager: boolean) => {
    const user = server.user(name)
    if (user === undefined) return undefined
    const { shortNumber } = user.person.data
    return instance.addMember({
      groupId,
      user: name,
      number: shortNumber,
      shortName,
      isManager,
      displayedGroup: groupId
    })
  }
  const manager = seed.manager && join(seed.manager, true)
  for (const assistant of seed.assistants) join(assistant, false)
  for (const [number, description] of (manager && seed.vipNumbers) ?? []) {
    instance.addVipNumber({ memberId: manager?.id ?? '', number, description })
  }
  for (const wave of seed.announcements ?? []) instance.addAnnouncement(groupId, wave)
}
