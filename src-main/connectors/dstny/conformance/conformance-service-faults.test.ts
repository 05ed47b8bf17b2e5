import { serviceFaultConformance } from '../../conformance.ts'
import { conformanceOptions } from '../testing/conformance-options.ts'

serviceFaultConformance(conformanceOptions)
