package dev.segue.cli;

import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/// Which transactions are open, as the broker has it.
///
/// @param admin asks it
record OpenTransactions(Admin admin) {

    private static final int PATIENCE_MILLIS = 2_000;

    /// Returns the transactional ids that have records in a transaction which is neither committed nor aborted; none
    /// when the broker does not answer.
    Set<String> ids() {
        try {
            return admin
                    .listTransactions(new ListTransactionsOptions()
                            .filterStates(Set.of(TransactionState.ONGOING))
                            .timeoutMs(PATIENCE_MILLIS))
                    .all()
                    .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .stream()
                    .map(TransactionListing::transactionalId)
                    .collect(Collectors.toSet());
        } catch (ExecutionException | TimeoutException noAnswer) {
            return Set.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitStatus.FAILED, "interrupted", e);
        }
    }

    /// Returns whether one of a process is open.
    ///
    /// @param processId a part of the ids of its transactions
    boolean isOpen(String processId) {
        return ids().stream().anyMatch(id -> id.contains(processId));
    }
}
