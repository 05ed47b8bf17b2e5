import { exampleCompany } from '../../../simulator/company/example-company.ts'
import { faultConformance } from '../../conformance.ts'
import { capabilitiesFor } from '../capabilities.ts'
import { conformanceOptions } from '../testing/conformance-options.ts'
import { openFrontUnderTest } from '../testing/front-under-test.ts'

const users = exampleCompany.users.map((user) =>
  user.shortNumber === '200' ? { ...user, rights: [...(user.rights ?? []), 'serviceAccount' as const] } : user
)

faultConformance({
  ...conformanceOptions,
  name: 'Dstny Core as a service account',
  capabilities: [...capabilitiesFor(undefined, true)],
  company: { ...exampleCompany, users },
  openFront: (pbx) => openFrontUnderTest(pbx, { serviceAccount: true }),
  faultTargets: { commands: { pickUpAnyCall: ['pickupCall'] }, streams: {} }
})
