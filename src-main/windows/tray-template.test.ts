import { expect, it, vi } from 'vitest'
import { menuTemplate } from './tray-template.ts'

const fileOf = (icon: string): string => `/icons/${icon}.png`

it('an entry runs its command', () => {
  const run = vi.fn()
  const [item] = menuTemplate(
    [{ kind: 'command', label: 'Quit', enabled: true, command: { type: 'quit' } }],
    run,
    fileOf
  )
  item?.click?.(undefined as never, undefined, undefined as never) // our handler looks at no argument
  expect(run).toHaveBeenCalledExactlyOnceWith({ type: 'quit' })
})

it('a name with an ampersand is shown as it is', () => {
  expect(menuTemplate([{ kind: 'info', label: 'Sales & Service' }], vi.fn(), fileOf)).toEqual([
    { label: 'Sales && Service', enabled: false }
  ])
})

it('a group has a check mark and lies in the menu of its account', () => {
  const command = { type: 'setQueueSignedIn', queueId: 'q', signedIn: false } as const
  const entries = [{ kind: 'check', label: 'Support', checked: true, enabled: false, command }] as const
  expect(menuTemplate([{ kind: 'submenu', label: 'Jane', entries }, { kind: 'separator' }], vi.fn(), fileOf)).toEqual([
    {
      label: 'Jane',
      submenu: [{ type: 'checkbox', label: 'Support', checked: true, enabled: false, click: expect.any(Function) }]
    },
    { type: 'separator' }
  ])
})

it('a shortcut has its picture beside the check mark', () => {
  const command = { type: 'applyShortcut', accountId: 'a', shortcutId: 's' } as const
  const entry = { kind: 'check', label: 'Lunch', checked: false, enabled: true, command, icon: 'food' } as const
  expect(menuTemplate([entry], vi.fn(), fileOf)).toMatchObject([{ type: 'checkbox', icon: '/icons/food.png' }])
})
