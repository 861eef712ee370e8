/**
 * Layers with hand-written forward and backward passes, and the models made of them.
 *
 * <p>A {@link org.elenchus.gpu.cell.Layer} is a description: widths and parameters. Opened on a
 * workspace it becomes a run with buffers of its own. Nothing here knows of optimisers or seeds.
 */
@NullMarked
package org.elenchus.gpu.cell;

import org.jspecify.annotations.NullMarked;
