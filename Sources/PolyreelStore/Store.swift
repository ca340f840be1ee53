/// All that a job needs of a store.
public typealias Store = BlobStore & ResultStore & LocalResults & PinStore
