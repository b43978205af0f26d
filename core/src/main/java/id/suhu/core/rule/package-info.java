/** What is watched for: the rules of a plant. Immutable. */
@NullMarked
package id.suhu.core.rule;

import org.jspecify.annotations.NullMarked;
