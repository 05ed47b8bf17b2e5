import { render, screen } from '@testing-library/svelte'
import { expect, test } from 'vitest'
import Chip from './Chip.svelte'
import Lazy from './Lazy.svelte'

type Loaded = { default: typeof Chip }

function lazily(load: () => Promise<Loaded>): void {
  render(Lazy<{ text: string }>, { props: { load, props: { text: 'Loaded' } } })
}

test('a skeleton stands in for the component until it is loaded', async () => {
  let arrive: (loaded: Loaded) => void = () => undefined
  lazily(() => new Promise((resolve) => (arrive = resolve)))
  expect(screen.getByRole('status', { name: 'Loading…' })).toBeTruthy()
  arrive({ default: Chip })
  expect(await screen.findByText('Loaded')).toBeTruthy()
  expect(screen.queryByRole('status')).toBeNull()
})

test('what cannot be loaded says so, and what to do', async () => {
  lazily(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')))
  expect((await screen.findByRole('alert')).textContent).toContain('Close the window and open it again')
  expect(screen.queryByRole('status')).toBeNull()
})
