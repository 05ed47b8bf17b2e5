import type { Tenant } from '../tenants.ts'

const FIRST_CREDIT = 123.45

/** What is kept of each tenant: settings by name, and the credit. */
export class House {
  readonly #settings = new Map<Tenant, Map<string, string>>()
  readonly #credit = new Map<Tenant, number>()

  settingsOf(tenant: Tenant): Map<string, string> {
    const settings =
      this.#settings.get(tenant) ??
      new Map([
        ['VOICEMAILLANG', 'en'],
        ['TIMEZONE', 'Europe/Berlin']
      ])
    this.#settings.set(tenant, settings)
    return settings
  }

  credit(tenant: Tenant): number {
    return this.#credit.get(tenant) ?? FIRST_CREDIT
  }

  changeCredit(tenant: Tenant, by: number): void {
    this.#credit.set(tenant, this.credit(tenant) + by)
  }
}
