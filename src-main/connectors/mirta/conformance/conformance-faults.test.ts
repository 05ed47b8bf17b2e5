import { faultConformance } from '../../conformance.ts'
import { conformanceOptions } from '../testing/conformance-options.ts'

faultConformance(conformanceOptions)
