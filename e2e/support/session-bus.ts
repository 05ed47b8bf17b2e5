import dbus from 'dbus-next'
import type { Message, MessageBus } from 'dbus-next'

/** Answers one method of an object that a test puts on the bus; `sender` is the caller's unique name. */
export type BusMethod = (args: readonly unknown[], sender: string) => { signature: string; body: unknown[] }

/** A place on the bus: who, which object, which interface. */
export interface BusTarget {
  readonly destination: string
  readonly path: string
  readonly interface: string
}

/** The session bus as tests use it: plain messages, because introspection of the objects we meet is incomplete. */
export interface SessionBus extends AsyncDisposable {
  /** Calls a method and gives back what it returned. */
  call(target: BusTarget, member: string, signature?: string, body?: unknown[]): Promise<readonly unknown[]>
  /** Becomes the owner of a well-known name. */
  own(name: string): Promise<void>
  /** Answers calls of an object's methods; keys are `interface.member`. */
  serve(path: string, methods: Readonly<Record<string, BusMethod>>): void
  /** Sends a signal to everyone. */
  emit(path: string, interfaceName: string, member: string, signature: string, body: unknown[]): void
}

/** Takes the value out of a D-Bus variant; 64-bit numbers become ordinary ones, other values stay as they are. */
export function plain(value: unknown): unknown {
  if (value instanceof dbus.Variant) return plain(value.value)
  return typeof value === 'bigint' ? Number(value) : value
}

/** Takes the values out of a dictionary of variants, `a{sv}`. */
export const plainValues = (values: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values ?? {}).map(([key, value]) => [key, plain(value)]))

/** Connects to the session bus with this address, or to the one that the environment names. */
export function openSessionBus(address = process.env['DBUS_SESSION_BUS_ADDRESS']): SessionBus {
  const bus = dbus.sessionBus(address === undefined ? {} : { busAddress: address })
  return {
    call: (target, member, signature = '', body = []) => call(bus, target, member, signature, body),
    own: (name) => own(bus, name),
    serve: (path, methods) => bus.addMethodHandler((message: Message) => answer(bus, message, path, methods)),
    emit: (path, interfaceName, member, signature, body) =>
      bus.send(dbus.Message.newSignal(path, interfaceName, member, signature, body)),
    [Symbol.asyncDispose]: () => {
      bus.disconnect()
      return Promise.resolve()
    }
  }
}

async function call(
  bus: MessageBus,
  target: BusTarget,
  member: string,
  signature: string,
  body: unknown[]
): Promise<readonly unknown[]> {
  const reply = await bus.call(new dbus.Message({ ...target, member, signature, body }))
  return reply?.body ?? []
}

async function own(bus: MessageBus, name: string): Promise<void> {
  const answer = await bus.requestName(name, dbus.NameFlag.DO_NOT_QUEUE)
  if (answer !== dbus.RequestNameReply.PRIMARY_OWNER) throw new Error(`${name} is owned by somebody else on this bus`)
}

function answer(
  bus: MessageBus,
  message: Message,
  path: string,
  methods: Readonly<Record<string, BusMethod>>
): boolean {
  const method = message.path === path ? methods[`${message.interface}.${message.member}`] : undefined
  if (method === undefined) return false
  try {
    const { signature, body } = method(message.body, message.sender)
    bus.send(dbus.Message.newMethodReturn(message, signature, body))
  } catch (error) {
    bus.send(dbus.Message.newError(message as never, 'org.freedesktop.DBus.Error.Failed', String(error)))
  }
  return true
}
