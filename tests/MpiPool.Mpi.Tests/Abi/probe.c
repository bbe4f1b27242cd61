/* Prints what the tables of MpiPool take from mpi.h: a name and its value a line. Open MPI's handles are addresses of objects, and are
   printed as the object's name, looked up again to be sure that a library's user finds the same address under it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <mpi.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define NUMBER(name) printf("%s %lld\n", #name, (long long)(intptr_t)(name))

#ifdef OPEN_MPI
static void print_handle(const char *name, void *handle)
{
    Dl_info info;
    int is_symbol = dladdr(handle, &info) != 0 && info.dli_sname != NULL && dlsym(RTLD_DEFAULT, info.dli_sname) == handle;
    printf("%s %s\n", name, is_symbol ? info.dli_sname : "no-symbol");
}
#define HANDLE(name) print_handle(#name, (void *)(name))
#else
#define HANDLE(name) printf("%s %lld\n", #name, (long long)(unsigned int)(name))
#endif

int main(void)
{
    HANDLE(MPI_COMM_WORLD);
    HANDLE(MPI_COMM_SELF);
    HANDLE(MPI_COMM_NULL);
    HANDLE(MPI_DATATYPE_NULL);
    HANDLE(MPI_BYTE);
    HANDLE(MPI_INT8_T);
    HANDLE(MPI_INT16_T);
    HANDLE(MPI_INT32_T);
    HANDLE(MPI_INT64_T);
    HANDLE(MPI_UINT8_T);
    HANDLE(MPI_UINT16_T);
    HANDLE(MPI_UINT32_T);
    HANDLE(MPI_UINT64_T);
    HANDLE(MPI_FLOAT);
    HANDLE(MPI_DOUBLE);
    HANDLE(MPI_SUM);
    HANDLE(MPI_PROD);
    HANDLE(MPI_MIN);
    HANDLE(MPI_MAX);
    HANDLE(MPI_LAND);
    HANDLE(MPI_LOR);
    HANDLE(MPI_BAND);
    HANDLE(MPI_BOR);
    HANDLE(MPI_BXOR);
    HANDLE(MPI_INFO_NULL);
    HANDLE(MPI_REQUEST_NULL);
    HANDLE(MPI_MESSAGE_NULL);
    HANDLE(MPI_MESSAGE_NO_PROC);
    HANDLE(MPI_ERRORS_RETURN);
    HANDLE(MPI_ERRORS_ARE_FATAL);

    NUMBER(MPI_ANY_SOURCE);
    NUMBER(MPI_ANY_TAG);
    NUMBER(MPI_PROC_NULL);
    NUMBER(MPI_ROOT);
    NUMBER(MPI_UNDEFINED);
    NUMBER(MPI_STATUS_IGNORE);
    NUMBER(MPI_IN_PLACE);
    NUMBER(MPI_ARGV_NULL);
    NUMBER(MPI_ERRCODES_IGNORE);
    NUMBER(MPI_THREAD_SINGLE);
    NUMBER(MPI_THREAD_FUNNELED);
    NUMBER(MPI_THREAD_SERIALIZED);
    NUMBER(MPI_THREAD_MULTIPLE);
    NUMBER(MPI_COMM_TYPE_SHARED);
    NUMBER(MPI_IDENT);
    NUMBER(MPI_CONGRUENT);
    NUMBER(MPI_SIMILAR);
    NUMBER(MPI_UNEQUAL);
    NUMBER(MPI_TAG_UB);
    NUMBER(MPI_UNIVERSE_SIZE);
    NUMBER(MPI_MAX_PROCESSOR_NAME);
    NUMBER(MPI_MAX_ERROR_STRING);
    NUMBER(MPI_MAX_LIBRARY_VERSION_STRING);
    NUMBER(MPI_ERR_TRUNCATE);
    NUMBER(MPI_ERR_OTHER);
    NUMBER(MPI_ERR_SPAWN);

    NUMBER(sizeof(MPI_Comm));
    NUMBER(sizeof(MPI_Datatype));
    NUMBER(sizeof(MPI_Op));
    NUMBER(sizeof(MPI_Request));
    NUMBER(sizeof(MPI_Info));
    NUMBER(sizeof(MPI_Status));
    NUMBER(offsetof(MPI_Status, MPI_SOURCE));
    NUMBER(offsetof(MPI_Status, MPI_TAG));
    NUMBER(offsetof(MPI_Status, MPI_ERROR));
    return 0;
}
