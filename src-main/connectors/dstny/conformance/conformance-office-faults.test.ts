import { officeFaultConformance } from '../../conformance.ts'
import { conformanceOptions } from '../testing/conformance-options.ts'

officeFaultConformance(conformanceOptions)
