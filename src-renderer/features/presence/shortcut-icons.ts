import Building from '@lucide/svelte/icons/building'
import Car from '@lucide/svelte/icons/car'
import Circle from '@lucide/svelte/icons/circle'
import CircleOff from '@lucide/svelte/icons/circle-off'
import Clock from '@lucide/svelte/icons/clock'
import Coffee from '@lucide/svelte/icons/coffee'
import House from '@lucide/svelte/icons/house'
import Plane from '@lucide/svelte/icons/plane'
import Utensils from '@lucide/svelte/icons/utensils'
import type { LucideProps } from '@lucide/svelte'
import type { Component } from 'svelte'
import type { PresenceShortcut } from '../../../src-preload/contract/presence.ts'

/** Picture of each icon name a shortcut may carry. */
export const shortcutIcons: Record<PresenceShortcut['icon'], Component<LucideProps>> = {
  circle: Circle,
  circleOff: CircleOff,
  car: Car,
  coffee: Coffee,
  home: House,
  office: Building,
  food: Utensils,
  plane: Plane,
  clock: Clock
}
