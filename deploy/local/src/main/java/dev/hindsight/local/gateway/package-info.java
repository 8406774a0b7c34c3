/** One address for all services, routed by the same HTTPRoute file as in Kubernetes. */
@NullMarked
package dev.hindsight.local.gateway;

import org.jspecify.annotations.NullMarked;
