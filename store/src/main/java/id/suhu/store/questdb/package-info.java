/** QuestDB behind the port of core. */
@NullMarked
package id.suhu.store.questdb;

import org.jspecify.annotations.NullMarked;
