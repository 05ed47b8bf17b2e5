import { groupNamings, userNamings, type BasixOperation } from './wire-operation.ts'

const users = userNamings.map((name) => `user_${name}`)
const groups = groupNamings.map((name) => `group_${name}`)
const post = { transport: 'http', method: 'POST' } as const

/** Methods that start a call, and the one that hands out tickets (Basix API 2). */
export const methods = {
  call_user: {
    ...post,
    path: '/basix/api/call_user',
    parameters: [
      ...users,
      'destination!',
      'answer_timeout',
      'callback_url',
      'auto_answer',
      'calling_name',
      ...groups,
      'group_resolver'
    ],
    names: 'user',
    mark: 'P',
    section: '2.2',
    use: 'link'
  },
  call_group: {
    ...post,
    path: '/basix/api/call_group',
    parameters: [...groups, 'destination!', 'answer_timeout', 'member_answer_timeout', 'calling_name', 'callback_url'],
    names: 'group',
    mark: 'S',
    section: '2.3',
    use: 'link'
  },
  call_external: {
    ...post,
    path: '/basix/api/call_external',
    parameters: ['target!', 'destination!', 'answer_timeout', 'callback_url'],
    mark: 'P',
    section: '2.4',
    use: 'client'
  },
  // deprecated: call_user does it
  initiate_call: {
    ...post,
    path: '/basix/api/initiate_call',
    parameters: ['user_name', 'pstn_number', 'destination!', 'ani', 'group_name'],
    mark: 'P',
    section: '2.5',
    use: 'never'
  },
  gen_ws_ticket: {
    ...post,
    path: '/basix/api/gen_ws_ticket',
    parameters: ['uri!'],
    mark: 'P',
    section: '2.7',
    use: 'link'
  }
} as const satisfies Readonly<Record<string, BasixOperation>>
