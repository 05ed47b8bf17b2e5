import { SECOND } from '../../util/durations.ts'
import type { Behaviour, DirectoryData, CompanyData, QueueData, RingGroupData } from '../core/company-data.ts'
import { exampleUsers } from './example-users.ts'

const directory: readonly DirectoryData[] = [
  { id: 'e1', firstName: 'Frida', lastName: 'Jönsson', company: 'Firma Beispiel', number: '+493023125123' },
  { id: 'e2', firstName: 'Harriet', lastName: 'Stone', company: 'Stone & Sons', number: '+441632960123' },
  {
    id: 'e3',
    firstName: 'Ana',
    lastName: 'Peña',
    company: 'Taxi Uno',
    number: '+12025550100',
    email: 'ana@example.com'
  },
  { id: 'e4', firstName: 'Nils', lastName: 'Öberg', company: 'Öberg Bygg', number: '+46846500412' }
]

const queues: readonly QueueData[] = [
  {
    id: '21',
    domain: 'example.org',
    name: 'Sales',
    kind: 'acd',
    shortNumber: '300',
    number: '+493023125300',
    distribution: 'skills',
    agents: [
      { user: 'jane', skill: 3 },
      { user: 'anna.berg', skill: 5 },
      { user: 'bjorn', skill: 1, signedIn: true }
    ]
  },
  {
    id: '25',
    domain: 'example.org',
    name: 'Support',
    kind: 'acdLight',
    shortNumber: '301',
    number: '+493023125301',
    distribution: 'priority',
    lendsNumber: true,
    agents: [{ user: 'jane' }, { user: 'åsa' }, { user: 'tomas' }]
  },
  {
    id: '5',
    domain: 'example.org',
    name: 'Switchboard',
    kind: 'attendant',
    shortNumber: '302',
    number: '+493023125302',
    distribution: 'priority',
    lendsNumber: true,
    messages: [
      {
        kind: 'voicemail',
        number: '+493023125123',
        name: 'Frida Jönsson',
        minutesAgo: 50,
        durationMs: 20 * SECOND,
        seen: false
      }
    ],
    agents: [{ user: 'jane', signedIn: true }, { user: 'zoe' }, { user: 'lukasz' }]
  },
  {
    id: '9007199254740993',
    domain: 'example.org',
    name: 'Night desk',
    kind: 'acd',
    shortNumber: '303',
    number: '+493023125303',
    distribution: 'priority',
    nightMode: true,
    agents: [{ user: 'jane' }, { user: 'omer' }]
  },
  {
    id: '41',
    domain: 'example.net',
    name: 'Spares',
    kind: 'acd',
    shortNumber: '650',
    number: '+441632960650',
    distribution: 'priority',
    forwardsTo: '+441632960602',
    agents: [{ user: 'oliver@example.net' }, { user: 'jane@example.org' }]
  }
]

const ringGroups: readonly RingGroupData[] = [
  {
    id: '61',
    domain: 'example.org',
    name: 'Workshop',
    shortNumber: '320',
    number: '+493023125320',
    strategy: 'ringAll',
    members: [{ user: 'anna.berg' }, { user: 'tomas' }]
  }
]

/** Outside numbers that always do the same (Dstny API 6, "numbers with fixed behaviour"). */
export const fixedNumbers = {
  '+493023125901': { kind: 'answers', afterMs: 2 * SECOND },
  '+493023125902': { kind: 'fails', code: 486, afterMs: SECOND },
  '+493023125903': { kind: 'fails', code: 480, afterMs: 20 * SECOND },
  '+493023125904': { kind: 'fails', code: 404, afterMs: 0 },
  '+493023125905': { kind: 'fails', code: 504, afterMs: 5 * SECOND },
  '+493023125906': { kind: 'answers', afterMs: 2 * SECOND, hangsUpAfterMs: 5 * SECOND },
  '+493023125907': { kind: 'answers', afterMs: 2 * SECOND, echoes: true }
} as const satisfies Record<string, Behaviour>

/** The company tests and the simulator start with: two organisations, groups of each kind, people of each sort. */
export const exampleCompany: CompanyData = {
  organisations: [
    {
      domain: 'example.org',
      name: 'Example Office',
      supervisorLicence: true,
      countryCode: '+49',
      favouriteTemplate: ['302@example.org', 'anna.berg@example.org']
    },
    { domain: 'example.net', name: 'Example Partners', supervisorLicence: false, countryCode: '+44' }
  ],
  activities: [
    { id: 'available', name: 'Available', available: true, isDefault: true },
    { id: 'lunch', name: 'Lunch', available: false, isDefault: false },
    { id: 'meeting', name: 'Meeting', available: false, isDefault: false },
    { id: 'busy', name: 'Busy', available: false, isDefault: false },
    { id: 'gone_home', name: 'Gone home', available: false, isDefault: false },
    { id: '1231141551161', name: 'Working from home', available: true, isDefault: false }
  ],
  roles: [
    { id: 'business', name: 'Business' },
    { id: 'private', name: 'Private' },
    { id: '1400593658949', name: 'Support' }
  ],
  users: exampleUsers,
  fields: [
    { id: 'field1', label: 'Manager', editable: false },
    { id: 'field3', label: 'Work office', editable: true },
    { id: 'field5', label: 'Hobbies', editable: true }
  ],
  meetings: [
    { owner: 'jane', name: 'Planning', inMinutes: 90, minutes: 60, guests: ['bjorn'] },
    {
      owner: 'anna.berg',
      name: 'Standup',
      inMinutes: 30,
      minutes: 15,
      guests: ['jane'],
      series: 'daily',
      movedMinutes: 60
    }
  ],
  userGroups: [
    { name: 'Support', domain: 'example.org', members: ['jane', 'åsa', 'tomas'] },
    { name: 'Back office', domain: 'example.org', members: ['bjorn', 'lukasz'] }
  ],
  queues,
  ringGroups,
  directory,
  numbers: fixedNumbers
}
