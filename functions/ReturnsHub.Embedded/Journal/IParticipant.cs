namespace ReturnsHub.Embedded.Journal;

/// <summary>Something beside the tables that goes along with every transaction of the writer. Called on the writer's thread only.</summary>
internal interface IParticipant
{
    /// <summary>Everything of the transaction has been applied; what is durable before its commit is made so here.</summary>
    void BeforeCommit(JournalConnection db)
    {
    }

    /// <summary>The transaction is on disk.</summary>
    void Committed(JournalConnection db)
    {
    }

    /// <summary>The transaction never was; whatever was remembered of it is forgotten. Must not throw.</summary>
    void RolledBack()
    {
    }
}
