package org.elenchus.gpu.train;

/**
 * A point of a loss curve.
 *
 * @param step the training step, from 1
 * @param loss the mean cross-entropy per scored position of that step's batch, in nats
 */
public record LossPoint(int step, double loss) {}
